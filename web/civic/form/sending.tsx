import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { useOnline } from '../../use-online.ts';
import { filesIn } from '../device/draft.ts';
import type { Outgoing } from '../device/outgoing.ts';
import { tryNow } from '../device/runner.ts';
import { useDevice } from '../device/use-device.ts';

/** How far something is that waits or is on its way. */
export const Way = ({ one }: { one: Outgoing }) => {
  const { say, number, moment } = useWords();
  const isOnline = useOnline();
  const files = filesIn(one.filled).length;
  const up = Object.keys(one.uploaded).length;
  return (
    <div role="status">
      <p>
        {!isOnline
          ? say('civic.waitsOffline')
          : one.notBefore
            ? say('civic.waitsUntil', { time: moment(one.notBefore) })
            : say('civic.onItsWay')}
      </p>
      {files > 0 && (
        <p className="way">
          {say('civic.filesSent', { sent: number(up), count: number(files) })}
          <progress max={files} value={up} aria-hidden="true" />
        </p>
      )}
    </div>
  );
};

/** What was sent and is not received yet: where it is, that it goes by itself, and that it is on this device alone. */
export const Sending = ({ one }: { one: Outgoing }) => {
  const { say } = useWords();
  const { keeps } = useDevice();
  const isOnline = useOnline();
  const [isTrying, setIsTrying] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const again = async () => {
    setIsTrying(true);
    await tryNow();
    setIsTrying(false);
  };
  return (
    <section className="panel-card stack">
      <h2 ref={heading} tabIndex={-1}>
        {say('civic.waits')}
      </h2>
      <Way one={one} />
      <Banner kind={keeps ? 'note' : 'warning'}>{say(keeps ? 'civic.waitsHere' : 'civic.waitsOpen')}</Banner>
      <div className="actions">
        <ActionButton isPending={isTrying} isDisabled={!isOnline} onPress={() => void again()}>
          {say('civic.tryNow')}
        </ActionButton>
        <Link className="button" href="/civic/device">
          {say('page.civicDevice')}
        </Link>
      </div>
    </section>
  );
};
