import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';

/** While something is on its way. */
export const Loading = () => {
  const { say } = useWords();
  return (
    <p className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {say('state.loading')}
    </p>
  );
};

/** When something could not be had, with a way to try again. */
export const Failed = ({ retry }: { retry: () => void }) => {
  const { say } = useWords();
  return (
    <div className="state state-error" role="alert">
      <span>{say('state.error')}</span>
      <Button className="button" onPress={retry}>
        {say('state.retry')}
      </Button>
    </div>
  );
};
