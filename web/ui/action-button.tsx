import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

/**
 * A button that waits while something is on its way: it keeps the focus, and cannot be pressed twice. (The library's own
 * way to wait announces the button by its id, which leads nowhere once the button is gone.)
 */
export const ActionButton = ({
  kind = 'plain',
  isPending = false,
  isWide = false,
  isSubmit = false,
  isDisabled = false,
  isOn,
  label,
  onPress,
  children,
}: {
  kind?: 'primary' | 'danger' | 'plain';
  isPending?: boolean;
  isWide?: boolean;
  /** Sends the form that it stands in, which sees to it that it is sent once. */
  isSubmit?: boolean;
  isDisabled?: boolean;
  /** Of what is turned on and off: whether it is on. */
  isOn?: boolean;
  /** What it is called where what stands on it is not enough. */
  label?: string;
  onPress?: () => void;
  children: ReactNode;
}) => (
  <Button
    type={isSubmit ? 'submit' : 'button'}
    className={`button ${kind}${isWide ? ' button-wide' : ''}`}
    data-pending={isPending || undefined}
    isDisabled={isDisabled}
    {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
    {...(label ? { 'aria-label': label } : {})}
    onPress={() => {
      if (!isPending) onPress?.();
    }}
  >
    {isPending && <span className="spinner" aria-hidden="true" />}
    {children}
  </Button>
);
