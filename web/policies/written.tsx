import { passagesOf } from '../../sql/model/policy.ts';
import './policies.css';

/** A text as it was written: paragraphs and lists, and nothing in it is markup. */
export const Written = ({ text }: { text: string }) => (
  <div className="policy-written">
    {passagesOf(text).map((passage, at) =>
      passage.kind === 'paragraph' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that is shown as it is
        <p key={at}>{passage.text}</p>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that is shown as it is
        <ul key={at}>
          {passage.items.map((item, no) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that is shown as it is
            <li key={no}>{item}</li>
          ))}
        </ul>
      ),
    )}
  </div>
);
