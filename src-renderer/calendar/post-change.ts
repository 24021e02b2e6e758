import type { Job, JobPriority } from '../../src-shared/domain/job.ts';

/** What a person can change about a post that has not begun, as the form holds it: day and time on the account's clock. */
export type PostForm = {
  readonly day: string;
  readonly time: string;
  readonly caption: string;
  readonly priority: JobPriority;
};

/** A post as its form shows it. */
export function formOf(job: Pick<Job, 'localTime' | 'caption' | 'priority'>): PostForm {
  const { localTime, caption, priority } = job;
  return { day: localTime.slice(0, 10), time: localTime.slice(11, 16), caption, priority };
}

/** What the form changes; nothing where it is as the post is. */
export function changeOf(
  job: Pick<Job, 'localTime' | 'caption' | 'priority'>,
  form: PostForm,
): { readonly localTime?: string; readonly caption?: string; readonly priority?: JobPriority } {
  const was = formOf(job);
  return {
    ...(form.day === was.day && form.time === was.time ? {} : { localTime: `${form.day}T${form.time}` }),
    ...(form.caption === was.caption ? {} : { caption: form.caption }),
    ...(form.priority === was.priority ? {} : { priority: form.priority }),
  };
}
