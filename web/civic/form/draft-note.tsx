import { useState } from 'react';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Window } from '../../ui/window.tsx';
import { useDevice } from '../device/use-device.ts';
import type { DraftState } from './use-draft.ts';

/** Asks before what was written is taken away. */
export const DropWindow = ({ onDrop, onClose }: { onDrop: () => void; onClose: () => void }) => {
  const { say } = useWords();
  return (
    <Window title={say('civic.dropTitle')} isAlert onClose={onClose}>
      <p className="muted">{say('civic.dropText')}</p>
      <div className="form-foot">
        <ActionButton
          kind="danger"
          onPress={() => {
            onDrop();
            onClose();
          }}
        >
          {say('civic.drop')}
        </ActionButton>
        <ActionButton onPress={onClose}>{say('form.cancel')}</ActionButton>
      </div>
    </Window>
  );
};

/** That what is written is kept on this device alone, since when, and the way to take it away. */
export const DraftNote = ({ draft }: { draft: DraftState }) => {
  const { say, moment } = useWords();
  const { keeps } = useDevice();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="draft-note" data-kept={draft.isKept}>
      <Icon name="devices" />
      <p>
        {say(keeps ? 'civic.draftHere' : 'civic.draftOpen')}
        {draft.keptAt && keeps && (
          <span className="muted"> {say('civic.draftKept', { time: moment(draft.keptAt) })}</span>
        )}
      </p>
      {draft.keptAt && <ActionButton onPress={() => setIsAsking(true)}>{say('civic.drop')}</ActionButton>}
      {isAsking && <DropWindow onDrop={() => void draft.drop()} onClose={() => setIsAsking(false)} />}
    </div>
  );
};
