import { BackLink } from '../parts/links.tsx';

/** The way back to the list. */
export function BackToCampaigns() {
  return <BackLink to="/campaigns">Campaigns</BackLink>;
}
