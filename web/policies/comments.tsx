import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { NewComment, type PolicyDetail, type PublicComment } from '../../sql/model/api/policies.ts';
import { useWords } from '../i18n/intl.tsx';
import { Fetched } from '../office/parts/fetched.tsx';
import { useSession } from '../session.tsx';
import { SelectInput } from '../ui/form/choice-input.tsx';
import { FormBox } from '../ui/form/form-box.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm, valuesOf } from '../ui/form/use-form.ts';
import { policiesApi } from './api.ts';
import { OpenMark } from './state.tsx';

const WHOLE = 'whole';

const Comment = ({ comment, policy }: { comment: PublicComment; policy: PolicyDetail }) => {
  const { say, text, day } = useWords();
  const { author, body, language, section, createdAt, reply, repliedAt, reason } = comment;
  const about = policy.content.sections.find(({ id }) => id === section);
  return (
    <li className="policy-comment">
      <p className="muted">
        <bdi>{author || say('policy.anonymous')}</bdi> · {day(createdAt)} ·{' '}
        {say('policy.about', { section: about ? text(about.title) : say('policy.whole') })}
      </p>
      {reason ? (
        <p className="muted">{say('policy.rejected', { reason: say(`policy.reason.${reason}`) })}</p>
      ) : (
        <p className="written" dir="auto" {...(language ? { lang: language } : {})}>
          {body}
        </p>
      )}
      {reply && (
        <div className="policy-reply">
          <p>
            <strong>{say('policy.reply')}</strong>{' '}
            <span className="muted">{repliedAt && day(repliedAt)}</span>
          </p>
          <p className="written" dir="auto">
            {reply}
          </p>
        </div>
      )}
    </li>
  );
};

const Form = ({ policy }: { policy: PolicyDetail }) => {
  const { say, text, language } = useWords();
  const client = useQueryClient();
  const state = useForm({
    schema: NewComment,
    read: (form) => {
      const { section, ...rest } = valuesOf(form);
      return { ...rest, language, section: section === WHOLE ? '' : section };
    },
    send: (given) => policiesApi.say(policy.id, given),
    onDone: () => void client.invalidateQueries({ queryKey: ['policy-comments', policy.id] }),
  });
  return (
    <FormBox state={state} submit={say('policy.send')} done={say('policy.sent')}>
      <SelectInput
        name="section"
        label={say('policy.section')}
        defaultValue={WHOLE}
        choices={[
          { id: WHOLE, title: say('policy.whole') },
          ...policy.content.sections.map(({ id, title }) => ({ id, title: text(title) })),
        ]}
      />
      <TextInput
        name="body"
        label={say('policy.body')}
        lines={5}
        maxLength={4000}
        help={say('policy.bodyHelp')}
      />
      <TextInput name="author" label={say('policy.author')} maxLength={80} isOptional />
    </FormBox>
  );
};

/** Who may say something: an account, or a confirmed address. */
const Add = ({ policy }: { policy: PolicyDetail }) => {
  const { say } = useWords();
  const { account, byEmail, state } = useSession();
  if (state !== 'known') return null;
  if (account || byEmail) return <Form policy={policy} />;
  return (
    <div className="stack">
      <p>{say('policy.signIn')}</p>
      <div className="actions">
        <Link className="button primary" href="/sign-in">
          {say('page.signIn')}
        </Link>
        <Link className="button" href="/act">
          {say('policy.byMail')}
        </Link>
      </div>
    </div>
  );
};

/** What the public says of a document, and the way to say something while it is open. */
export const Comments = ({ policy }: { policy: PolicyDetail }) => {
  const { say, number } = useWords();
  const query = useQuery({
    queryKey: ['policy-comments', policy.id],
    queryFn: ({ signal }) => policiesApi.comments(policy.id, signal),
  });
  const isEmpty = query.data?.comments.length === 0 && query.data.counts.waiting === 0;
  if (!policy.consultation && isEmpty !== false) return null;
  return (
    <section className="panel-card stack" id="comments">
      <h2>{say('policy.comments')}</h2>
      <OpenMark consultation={policy.consultation} />
      <Fetched query={query}>
        {({ counts, comments }) => (
          <>
            <p>
              {say('policy.counts', {
                published: number(counts.published),
                waiting: number(counts.waiting),
                rejected: number(counts.rejected),
                replied: number(counts.replied),
              })}{' '}
              <a href={`/api/policies/${policy.id}/comments?f=csv`}>{say('policy.commentsCsv')}</a>
            </p>
            {comments.length === 0 && <p className="muted">{say('policy.noComments')}</p>}
            <ul className="policy-comments">
              {comments.map((comment) => (
                <Comment key={comment.id} comment={comment} policy={policy} />
              ))}
            </ul>
          </>
        )}
      </Fetched>
      {policy.consultation?.isOpen && (
        <div className="policy-add">
          <h3>{say('policy.add')}</h3>
          <Add policy={policy} />
        </div>
      )}
    </section>
  );
};
