import { Button } from '@mantine/core';
import { platformName } from '../../src-shared/platform-rules.ts';
import { jobLabels } from '../parts/tone.ts';
import { statusOrder } from '../runs/progress.ts';
import { FilterSelect } from '../tables/filter-select.tsx';
import {
  postFilter,
  postPlatforms,
  readCalendarAddress,
  withoutFilter,
  type CalendarAddress,
} from './calendar-address.ts';
import { useAccountChoices, useCampaignChoices } from '../parts/use-filter-choices.ts';

const platformOptions = postPlatforms.map((value) => ({ value, label: platformName(value) }));
const statusOptions = statusOrder.map((value) => ({ value, label: jobLabels[value].text }));

/** What the calendar can be narrowed by. */
export function CalendarFilters(props: {
  readonly address: CalendarAddress;
  readonly onChange: (address: CalendarAddress) => void;
}) {
  const { address, onChange } = props;
  const campaigns = useCampaignChoices(address.campaign);
  const accounts = useAccountChoices(address.account);
  const set = (name: keyof CalendarAddress, value: string | number | undefined) =>
    onChange(readCalendarAddress({ ...address, [name]: value }));
  const setNumber = (name: 'campaign' | 'account') => (value: string | undefined) =>
    set(name, value === undefined ? undefined : Number(value));
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value));
  return (
    <>
      <FilterSelect
        label="Campaign"
        value={text(address.campaign)}
        onChange={setNumber('campaign')}
        {...campaigns}
      />
      <FilterSelect
        label="Account"
        value={text(address.account)}
        onChange={setNumber('account')}
        {...accounts}
      />
      <FilterSelect
        label="Platform"
        value={address.platform}
        options={platformOptions}
        onChange={(value) => set('platform', value)}
      />
      <FilterSelect
        label="Status"
        value={address.status}
        options={statusOptions}
        onChange={(value) => set('status', value)}
      />
      {Object.keys(postFilter(address)).length === 0 ? null : (
        <Button
          variant="subtle"
          size="xs"
          color="gray"
          c="var(--sy-soft)"
          onClick={() => onChange(withoutFilter(address))}
        >
          Clear all
        </Button>
      )}
    </>
  );
}
