import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import {
  type OfficeComment,
  type OfficePolicy,
  ReplyComment,
  SetConsultation,
} from '../../../sql/model/api/policies.ts';
import { useWords } from '../../i18n/intl.tsx';
import { OpenMark } from '../../policies/state.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Fetched } from '../parts/fetched.tsx';
import { useNotes } from '../parts/notes.tsx';
import { Pill } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { When } from '../parts/when.tsx';
import { policyOffice } from './api.ts';

const CHANGES = ['office-policies', 'policies', 'policy', 'policy-comments'];

const Day = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <label className="field-box">
    <span className="field-label">{label}</span>
    <input className="input" type="date" name={name} defaultValue={value} required />
  </label>
);

const Days = ({ policy }: { policy: OfficePolicy }) => {
  const { say } = useWords();
  const { id, revision, consultation } = policy;
  const deed = useDeed({
    work: (days: { from: string; until: string } | null) => policyOffice.consult(id, { revision, days }),
    changes: CHANGES,
    said: () => say('policy.daysSet'),
    isLoud: true,
  });
  const state = useForm({
    schema: SetConsultation,
    read: (form) => ({ revision, days: { from: form.get('from'), until: form.get('until') } }),
    send: async ({ days }) => deed.run(days),
  });
  return (
    <FormBox
      state={state}
      submit={say('policy.setDays')}
      kind="plain"
      more={
        consultation && (
          <Button className="button" onPress={() => deed.run(null)}>
            {say('policy.closeNow')}
          </Button>
        )
      }
    >
      <div className="policy-fields">
        <Day name="from" label={say('policy.from')} value={consultation?.from ?? ''} />
        <Day name="until" label={say('policy.until')} value={consultation?.until ?? ''} />
      </div>
    </FormBox>
  );
};

const Answer = ({ policy, comment }: { policy: string; comment: OfficeComment }) => {
  const { say } = useWords();
  const note = useNotes();
  const [isOpen, setOpen] = useState(false);
  const deed = useDeed({
    work: (reply: string) => policyOffice.reply(policy, comment.id, reply),
    changes: [...CHANGES, 'office-comments'],
    said: () => say('policy.answered'),
  });
  const state = useForm({
    schema: ReplyComment,
    send: async ({ reply }) => {
      deed.run(reply, { onSuccess: () => setOpen(false) });
      if (deed.failure) note('failed', deed.failure);
    },
  });
  if (!isOpen)
    return (
      <Button className="button" onPress={() => setOpen(true)}>
        {say('policy.answer')}
      </Button>
    );
  return (
    <FormBox state={state} submit={say('policy.answer')} kind="plain">
      <TextInput
        name="reply"
        label={say('policy.reply')}
        lines={3}
        maxLength={4000}
        defaultValue={comment.reply ?? ''}
      />
    </FormBox>
  );
};

/** What is shown of a comment to those who review or answer it. */
export const CommentText = ({ comment }: { comment: OfficeComment }) => {
  const { say } = useWords();
  const { author, body, language, state, reason, createdAt, reply } = comment;
  return (
    <>
      <p className="policy-tags">
        <Pill tone={state === 'waiting' ? 'warn' : state === 'published' ? 'good' : 'bad'}>
          {state === 'waiting'
            ? say('policy.waiting')
            : state === 'published'
              ? say('policy.isPublished')
              : say('policy.rejected', { reason: reason ? say(`policy.reason.${reason}`) : '' })}
        </Pill>
        <bdi className="muted">{author || say('policy.anonymous')}</bdi>
        <span className="muted">
          <When at={createdAt} />
        </span>
      </p>
      <p className="written" dir="auto" {...(language ? { lang: language } : {})}>
        {body}
      </p>
      {reply && (
        <div className="policy-reply">
          <strong>{say('policy.reply')}</strong>
          <p className="written" dir="auto">
            {reply}
          </p>
        </div>
      )}
    </>
  );
};

/** When a document is open to comments, and what was said. */
export const Consulted = ({ policy }: { policy: OfficePolicy }) => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['office-comments', policy.id],
    queryFn: ({ signal }) => policyOffice.commentsOn(policy.id, signal),
  });
  return (
    <section className="panel-card stack">
      <h2>{say('policy.comments')}</h2>
      <OpenMark consultation={policy.consultation} />
      <Days key={policy.revision} policy={policy} />
      <Fetched query={query}>
        {(comments) => (
          <ul className="policy-comments">
            {comments.map((comment) => (
              <li key={comment.id} className="policy-comment stack">
                <CommentText comment={comment} />
                {comment.state === 'published' && <Answer policy={policy.id} comment={comment} />}
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </section>
  );
};
