import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconLoader,
  IconRefresh,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react';
import type { JobStatus } from '../../src-shared/domain/job.ts';

const icons: Readonly<Record<JobStatus, TablerIcon>> = {
  pending: IconClock,
  running: IconLoader,
  retrying: IconRefresh,
  needs_review: IconUserQuestion,
  completed: IconCheck,
  failed: IconAlertTriangle,
  cancelled: IconBan,
};

/** A post's status as a sign; its word stands beside it or in its label. */
export function StatusIcon(props: { readonly status: JobStatus; readonly size?: number }) {
  const Icon = icons[props.status];
  return <Icon size={props.size ?? 13} stroke={2.2} aria-hidden="true" />;
}
