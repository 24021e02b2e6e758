import { runLabels } from '../parts/tone.ts';
import { FilterSelect } from '../tables/filter-select.tsx';
import { useCampaignChoices } from '../parts/use-filter-choices.ts';
import { readRunsAddress, runStatuses, type RunsAddress } from './runs-address.ts';

const statusOptions = runStatuses.map((value) => ({ value, label: runLabels[value].text }));

/** What the list of runs can be narrowed by. */
export function RunFilters(props: {
  readonly address: RunsAddress;
  readonly onChange: (address: RunsAddress) => void;
}) {
  const { address, onChange } = props;
  const campaigns = useCampaignChoices(address.campaignId);
  return (
    <>
      <FilterSelect
        label="Status"
        value={address.status}
        options={statusOptions}
        onChange={(status) => onChange(readRunsAddress({ ...address, status }))}
      />
      <FilterSelect
        label="Campaign"
        value={address.campaignId === undefined ? undefined : String(address.campaignId)}
        onChange={(id) =>
          onChange(readRunsAddress({ ...address, campaignId: id === undefined ? undefined : Number(id) }))
        }
        {...campaigns}
      />
    </>
  );
}
