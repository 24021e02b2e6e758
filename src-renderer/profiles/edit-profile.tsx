import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '../../src-shared/domain/profile.ts';
import { fieldErrors } from '../accounts/field-errors.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { showErrors, showFirstError } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { formField, formOf, formProblems, profileOf, type ProfileForm } from './profile-form.ts';
import { languageLine } from './profile-words.ts';
import classes from './profiles.module.css';
import { RemoveProfile } from './remove-profile.tsx';
import { ZoneSelect } from './zone-select.tsx';

/** Every value of a profile, and its removal. */
export function EditProfile(props: { readonly profile: Profile; readonly onClose: () => void }) {
  const { profile } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const form = useForm<ProfileForm>({ initialValues: formOf(profile), validate: formProblems });
  const save = useMutation(
    query.profiles.update.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: query.profiles.key() });
        tellDone(`“${form.values.name.trim()}” is saved. Browsers that are open now keep what they have.`);
        props.onClose();
      },
    }),
  );
  const placed = (error: unknown) =>
    fieldErrors(
      issuesOf(error).map(({ path, message }) => ({ path: formField(path), message })),
      Object.keys(form.values),
    );
  const onError = (error: unknown) => showErrors(() => form.setErrors(placed(error).errors));
  const unplaced = save.isError && (issuesOf(save.error).length === 0 || placed(save.error).rest.length > 0);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(
        (values) => save.mutate({ id: profile.id, ...profileOf(values) }, { onError }),
        showFirstError,
      )}
    >
      {profile.accounts === 0 ? null : (
        <p className={classes.used}>
          <TextLink to="/accounts" search={{ profileId: profile.id }} size="sm" underline="always">
            Used by {formatCount(profile.accounts, 'account')}
          </TextLink>
          : a change is theirs the next time their browser opens.
        </p>
      )}
      <TextInput label="Name" data-autofocus maxLength={80} {...form.getInputProps('name')} />
      <fieldset className={classes.group}>
        <legend>Window</legend>
        <div className={classes.three}>
          <NumberInput label="Width" hideControls allowDecimal={false} {...form.getInputProps('width')} />
          <NumberInput label="Height" hideControls allowDecimal={false} {...form.getInputProps('height')} />
          <NumberInput
            label="Scale"
            hideControls
            decimalScale={2}
            {...form.getInputProps('deviceScaleFactor')}
          />
        </div>
        <div className={classes.switches}>
          <Switch label="Touch screen" {...form.getInputProps('touch', { type: 'checkbox' })} />
          <Switch label="Mobile layout" {...form.getInputProps('mobile', { type: 'checkbox' })} />
        </div>
        <Select
          label="Colours"
          description="What sites are told when they ask for light or dark."
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'no-preference', label: 'No preference' },
          ]}
          {...form.getInputProps('colorScheme')}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>Place</legend>
        <ZoneSelect
          value={form.values.timezone}
          error={form.errors['timezone']}
          onChange={(timezone) => form.setFieldValue('timezone', timezone)}
        />
        <TextInput
          label="Language"
          description={languageLine(form.values.locale)}
          spellCheck={false}
          {...form.getInputProps('locale')}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>What it says it is</legend>
        <Textarea
          label="User agent"
          description="Keep it true to the browser you use: pages see when it does not fit."
          autosize
          minRows={2}
          spellCheck={false}
          {...form.getInputProps('userAgent')}
        />
        <div className={classes.two}>
          <Select
            label="System"
            data={['Windows', 'macOS', 'Linux', 'Android']}
            {...form.getInputProps('platform')}
          />
          <TextInput label="System version" {...form.getInputProps('platformVersion')} />
          <Select
            label="Processor"
            data={[
              { value: 'x86', label: 'x86' },
              { value: 'arm', label: 'ARM' },
              { value: '', label: 'Not said' },
            ]}
            {...form.getInputProps('architecture')}
          />
          <TextInput label="Model" placeholder="Phones only" {...form.getInputProps('model')} />
        </div>
      </fieldset>
      {unplaced ? <FailureNotice error={save.error} /> : null}
      <div className={classes.buttons}>
        <RemoveProfile profile={profile} onRemoved={props.onClose} />
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
