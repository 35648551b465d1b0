import { useWords } from '../../i18n/intl.tsx';
import './parts.css';

/** A time in the reader's zone and language. */
export const When = ({ at }: { at: string }) => (
  <time dateTime={at} className="when">
    {useWords().moment(at)}
  </time>
);

/** How long ago, or in how long; the time itself on hover. */
export const Ago = ({ at }: { at: string }) => {
  const { moment, ago } = useWords();
  return (
    <time dateTime={at} title={moment(at)} className="when">
      {ago(at)}
    </time>
  );
};
