import { Button, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBrandAndroid, IconBrandApple, IconBrandWindows } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProfileTemplateName } from '../../src-shared/domain/profile.ts';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { showErrors, showFirstError } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { windowLine } from './profile-words.ts';
import classes from './profiles.module.css';
import { ZoneSelect } from './zone-select.tsx';

const icons = {
  chrome_windows: IconBrandWindows,
  chrome_mac: IconBrandApple,
  mobile_android: IconBrandAndroid,
};

type Values = { name: string; template: ProfileTemplateName; timezone: string; locale: string };

/** Makes a profile from one of the templates. */
export function NewProfile(props: { readonly onMade: (id: number) => void; readonly onClose: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const templates = useQuery(query.profiles.templates.queryOptions({ input: {} }));
  const here = Intl.DateTimeFormat().resolvedOptions();
  const form = useForm<Values>({
    initialValues: {
      name: '',
      template: 'chrome_windows',
      timezone: here.timeZone,
      locale: navigator.language,
    },
    validate: { name: (name) => (name.trim() === '' ? 'Give it a name.' : null) },
  });
  const create = useMutation(
    query.profiles.createFromTemplate.mutationOptions({
      onSuccess: async (profile) => {
        await queries.invalidateQueries({ queryKey: query.profiles.key() });
        tellDone(`“${profile.name}” is made. Change what you need.`);
        props.onMade(profile.id);
      },
    }),
  );
  const onError = (error: unknown) =>
    showErrors(() => form.setErrors(fieldErrors(issuesOf(error), Object.keys(form.values)).errors));
  const { rest } = fieldErrors(issuesOf(create.error), Object.keys(form.values));
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => create.mutate(values, { onError }), showFirstError)}
    >
      <TextInput
        label="Name"
        placeholder="Berlin office"
        data-autofocus
        maxLength={80}
        {...form.getInputProps('name')}
      />
      {templates.isPending ? <LoadingRows rows={3} height={64} /> : null}
      {templates.isError ? (
        <FailureNotice error={templates.error} onRetry={() => void templates.refetch()} />
      ) : null}
      <Radio.Group label="Start from" {...form.getInputProps('template')}>
        <div className={classes.templates}>
          {(templates.data ?? []).map((template) => {
            const Icon = icons[template.name];
            return (
              <Radio.Card key={template.name} value={template.name} className={classes.template}>
                <Icon size={24} stroke={1.5} aria-hidden="true" />
                <span className={classes.words}>
                  <strong>{template.title}</strong>
                  <span className={classes.soft}>{template.description}</span>
                  <span className={classes.soft}>{windowLine(template)}</span>
                </span>
                <Radio.Indicator />
              </Radio.Card>
            );
          })}
        </div>
      </Radio.Group>
      <ZoneSelect
        value={form.values.timezone}
        error={form.errors['timezone']}
        onChange={(timezone) => form.setFieldValue('timezone', timezone)}
      />
      <TextInput
        label="Language"
        description="Such as de-DE: what sites are told the person reads."
        spellCheck={false}
        {...form.getInputProps('locale')}
      />
      {create.isError && (issuesOf(create.error).length === 0 || rest.length > 0) ? (
        <FailureNotice error={create.error} />
      ) : null}
      <div className={classes.buttons}>
        <span />
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Make profile
        </Button>
      </div>
    </form>
  );
}
