import { Component, type ReactNode } from 'react';
import { Button, Link } from 'react-aria-components';
import { useLocation, useSearch } from 'wouter';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { signInAddress } from './go.ts';

type NoticeProps = {
  icon: IconName;
  title: MessageKey;
  text: MessageKey;
  /** A little more. */
  note?: ReactNode;
  /** There is no other heading on the page. */
  isAlone?: boolean;
  children?: ReactNode;
};

/** A page that has nothing else to say: what happened, and what can be done. */
export const Notice = ({ icon, title, text, note, isAlone = false, children }: NoticeProps) => {
  const { say } = useWords();
  const Title = isAlone ? 'h1' : 'h2';
  return (
    <div className="notice">
      <span className="notice-icon">
        <Icon name={icon} />
      </span>
      <Title>{say(title)}</Title>
      <p>{say(text)}</p>
      {note && <p className="muted">{note}</p>}
      {children && <div className="actions">{children}</div>}
    </div>
  );
};

const ToMap = () => {
  const { say } = useWords();
  return (
    <Link className="button" href="/">
      {say('frame.toMap')}
    </Link>
  );
};

export const NotFound = () => (
  <Notice icon="search" title="state.notFound" text="state.notFoundText" isAlone>
    <ToMap />
  </Notice>
);

/** Signed in, but not for this. */
export const Refused = () => (
  <Notice icon="lock" title="state.refused" text="state.refusedText">
    <ToMap />
  </Notice>
);

/** Signed out elsewhere, or too long away. */
export const Ended = () => {
  const { say } = useWords();
  const [path] = useLocation();
  const search = useSearch();
  return (
    <Notice icon="clock" title="state.ended" text="state.endedText">
      <Link className="button primary" href={signInAddress(path, search && `?${search}`)}>
        {say('session.signIn')}
      </Link>
    </Notice>
  );
};

const Broken = () => {
  const { say } = useWords();
  return (
    <Notice icon="info" title="state.broken" text="state.brokenText">
      <Button className="button primary" onPress={() => window.location.reload()}>
        {say('state.reload')}
      </Button>
    </Notice>
  );
};

/** When the file of a page cannot be had (a new version was put on line, the line is cut), or it fails. */
export class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError = () => ({ isBroken: true });
  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}
