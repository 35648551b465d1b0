import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Notice } from '../shell/states.tsx';

/** After an account was erased. */
export const Erased = () => {
  const { say } = useWords();
  return (
    <Notice icon="check" title="erased.title" text="erased.text">
      <Link className="button" href="/">
        {say('frame.toMap')}
      </Link>
    </Notice>
  );
};
