import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import type { OfficeComment } from '../../../sql/model/api/policies.ts';
import { COMMENT_REASONS, type CommentReason } from '../../../sql/model/policy.ts';
import { useWords } from '../../i18n/intl.tsx';
import '../../policies/policies.css';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { policyOffice } from './api.ts';
import { CommentText } from './consulted.tsx';
import { PolicyWords } from './words.tsx';
import './policies.css';

type Decision = { state: 'published' | 'rejected'; reason: CommentReason | null };

const Decide = ({ comment }: { comment: OfficeComment }) => {
  const { say } = useWords();
  const [reason, setReason] = useState<CommentReason>('off-topic');
  const deed = useDeed({
    work: (decision: Decision) => policyOffice.decide(comment.id, decision),
    changes: ['office-comments', 'office-policies', 'policy-comments'],
    said: () => say('policy.decided'),
    isLoud: true,
  });
  return (
    <div className="policy-decide">
      {comment.state !== 'published' && (
        <Button className="button primary" onPress={() => deed.run({ state: 'published', reason: null })}>
          {say('policy.show')}
        </Button>
      )}
      {comment.state !== 'rejected' && (
        <>
          <SelectInput
            name={`reason-${comment.id}`}
            label={say('policy.why')}
            value={reason}
            choices={COMMENT_REASONS.map((id) => ({ id, title: say(`policy.reason.${id}`) }))}
            onChange={(id) => setReason(id as CommentReason)}
          />
          <Button className="button" onPress={() => deed.run({ state: 'rejected', reason })}>
            {say('policy.refuse')}
          </Button>
        </>
      )}
    </div>
  );
};

const Review = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['office-comments'],
    queryFn: ({ signal }) => policyOffice.comments(signal),
  });
  return (
    <>
      <Heading lead={say('policy.reviewLead')} />
      <Fetched query={query}>
        {(comments) =>
          comments.length === 0 ? (
            <Empty icon="list" title="policy.noReview" text="policy.noReviewText" />
          ) : (
            <ul>
              {comments.map((comment) => (
                <li key={comment.id} className="panel-card stack">
                  <Link href={`/policies/${comment.policy}`}>{comment.policy}</Link>
                  <CommentText comment={comment} />
                  <Decide comment={comment} />
                </li>
              ))}
            </ul>
          )
        }
      </Fetched>
    </>
  );
};

/** `/office/comments`: what the public writes of documents, before it is shown. */
export const ReviewPage = () => (
  <PolicyWords>
    <Review />
  </PolicyWords>
);
