import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

/** A button that shows an icon; its label is read aloud, and shown on hover and focus. */
export const IconButton = ({
  icon,
  label,
  onPress,
  flip,
  className = '',
}: {
  icon: IconName;
  label: string;
  onPress?: () => void;
  flip?: boolean;
  className?: string;
}): ReactNode => (
  <TooltipTrigger delay={500}>
    <Button aria-label={label} {...(onPress ? { onPress } : {})} className={`icon-button ${className}`}>
      <Icon name={icon} {...(flip ? { flip } : {})} />
    </Button>
    <Tooltip className="tooltip">{label}</Tooltip>
  </TooltipTrigger>
);
