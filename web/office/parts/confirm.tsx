import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Window } from '../../ui/window.tsx';
import type { Deed } from './use-deed.ts';

type Confirmed<Given> = {
  title: string;
  button: string;
  kind?: 'danger' | 'primary';
  deed: Deed<Given>;
  given: Given;
  onClose: () => void;
  onDone?: () => void;
  children: ReactNode;
};

/** Asks before something is done; the title names the thing, the button says what will be done. Stays open where it failed. */
export const ConfirmWindow = <Given,>({
  title,
  button,
  kind = 'danger',
  deed,
  given,
  onClose,
  onDone,
  children,
}: Confirmed<Given>) => {
  const { say } = useWords();
  const close = () => {
    deed.reset();
    onClose();
  };
  const run = () =>
    deed.run(given, {
      onSuccess: () => {
        onClose();
        onDone?.();
      },
    });
  return (
    <Window title={title} isAlert onClose={close}>
      {deed.failure && <Banner kind="error">{deed.failure}</Banner>}
      <div className="muted">{children}</div>
      <div className="form-foot">
        <ActionButton kind={kind} isPending={deed.isPending} onPress={run}>
          {button}
        </ActionButton>
        <Button className="button" autoFocus onPress={close}>
          {say('form.cancel')}
        </Button>
      </div>
    </Window>
  );
};
