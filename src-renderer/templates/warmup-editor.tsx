import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { showErrors } from '../parts/show-first-error.ts';
import { tellDone } from '../parts/tell.tsx';
import { useLeaveGuard } from '../parts/use-leave-guard.ts';
import { ActionRows } from './action-rows.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { RangeFields } from './range-fields.tsx';
import {
  commentLines,
  formOfRecipe,
  newRecipe,
  type RecipeForm,
  recipeIssues,
  recipeOf,
} from './recipe-form.ts';
import { SourceRows } from './source-rows.tsx';
import { StartWarmup } from './start-warmup.tsx';
import classes from './warmups.module.css';

/** Everything of a warm-up, with the plan of a session beside it. Null: a new one. */
export function WarmupEditor(props: { readonly template: Template | null; readonly back: ReactNode }) {
  const { template } = props;
  const { client, query } = useAgent();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [stored, setStored] = useState(() => (template === null ? newRecipe : formOfRecipe(template)));
  const [form, setForm] = useState(stored);
  const [attempted, setAttempted] = useState(false);
  const [starting, setStarting] = useState(false);
  const unsaved = JSON.stringify(form) !== JSON.stringify(stored);
  const letGo = useLeaveGuard({ isUnsaved: () => unsaved });
  const issues = recipeIssues(form);
  const recipe = recipeOf(form);
  const errorOf = (path: string) =>
    // That a new one has no name yet is not wrong before somebody wants to keep it.
    path === 'name' && !attempted ? undefined : issues.find((issue) => issue.path === path)?.message;
  const change = (part: Partial<RecipeForm>) => setForm((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      if (recipe === null) throw new Error('nothing to save');
      const name = form.name.trim();
      return template === null
        ? await client.templates.create({ kind: 'warmup', name, warmup: recipe })
        : await client.templates.update({ id: template.id, name, warmup: recipe });
    },
    onSuccess: async (kept) => {
      await queries.invalidateQueries({ queryKey: query.templates.key() });
      tellDone(`“${kept.name}” is saved.`);
      if (template !== null) return setStored(form);
      letGo();
      await navigate({ to: '/templates/$templateId', params: { templateId: String(kept.id) } });
    },
  });
  const submit = () => {
    showErrors(() => setAttempted(true));
    if (issues.length === 0) save.mutate();
  };
  const lines = commentLines(form.comments).length;
  return (
    <Page
      title={template === null ? 'New warm-up' : template.name}
      back={props.back}
      intro="What an account does in one session, on its own phone and within its limits. Every action is real and counted, and the session stops where the app asks something."
      actions={
        <>
          {template === null ? null : (
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={16} />}
              disabled={unsaved}
              title={unsaved ? 'Save it first.' : undefined}
              onClick={() => setStarting(true)}
            >
              Start…
            </Button>
          )}
          <Button onClick={submit} loading={save.isPending} disabled={!unsaved && template !== null}>
            Save
          </Button>
        </>
      }
    >
      <form
        className={classes.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={classes.parts}>
          {save.isError ? <FailureNotice error={save.error} /> : null}
          <Panel title="Session">
            <div className={classes.rows}>
              <TextInput
                label="Name"
                placeholder="Calm morning"
                maxLength={80}
                value={form.name}
                error={errorOf('name')}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
              <div className={classes.basics}>
                <div className={classes.labelled}>
                  <span className={classes.label}>Length</span>
                  <RangeFields
                    label="Length"
                    suffix=" min"
                    value={form.minutes}
                    error={errorOf('minutes')}
                    onChange={(minutes) => change({ minutes })}
                  />
                </div>
                <div className={classes.labelled}>
                  <span className={classes.label}>Pause between two actions</span>
                  <RangeFields
                    label="Pause between two actions"
                    suffix=" s"
                    value={form.pause}
                    error={errorOf('pause')}
                    onChange={(pause) => change({ pause })}
                  />
                </div>
              </div>
            </div>
          </Panel>
          <ActionRows form={form} errorOf={errorOf} onChange={change} />
          <SourceRows sources={form.sources} errorOf={errorOf} onChange={change} />
          <Panel
            title="Approved comments"
            aside={<span className={classes.soft}>{formatCount(lines, 'comment')}</span>}
          >
            <Textarea
              aria-label="Approved comments, one a line"
              description="One a line; paste as many as you like. Nothing else is ever written, and no two accounts write under the same post."
              autosize
              minRows={3}
              maxRows={12}
              value={form.comments}
              error={errorOf('comments')}
              onChange={(event) => change({ comments: event.currentTarget.value })}
            />
          </Panel>
          <Panel title="Quiet hours">
            <div className={classes.rows}>
              <Switch
                label="No session in quiet hours"
                description="On each account’s own clock. The quiet hours of the limits hold as well."
                checked={form.quiet !== null}
                onChange={(event) =>
                  change({ quiet: event.currentTarget.checked ? { from: '22:00', until: '08:00' } : null })
                }
              />
              {form.quiet === null ? null : (
                <div className={classes.quiet}>
                  <TextInput
                    type="time"
                    label="From"
                    value={form.quiet.from}
                    onChange={(event) =>
                      change({ quiet: quietWith(form, { from: event.currentTarget.value.slice(0, 5) }) })
                    }
                  />
                  <TextInput
                    type="time"
                    label="Until"
                    value={form.quiet.until}
                    error={errorOf('quiet')}
                    onChange={(event) =>
                      change({ quiet: quietWith(form, { until: event.currentTarget.value.slice(0, 5) }) })
                    }
                  />
                </div>
              )}
            </div>
          </Panel>
        </div>
        <aside className={classes.aside}>
          <Panel title="Plan of a session">
            <PlanPreview recipe={recipe} accountIds={[]} />
          </Panel>
        </aside>
      </form>
      {starting && template !== null ? (
        <StartWarmup template={template} onClose={() => setStarting(false)} />
      ) : null}
    </Page>
  );
}

function quietWith({ quiet }: RecipeForm, change: { from?: string; until?: string }): RecipeForm['quiet'] {
  return { from: '', until: '', ...quiet, ...change };
}
