import { Suspense } from 'react';
import { ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/state.tsx';
import { TOOLS } from './index.ts';
import type { ToolProps } from './tool.ts';

/** A button for each tool, and the card of the one that is open. */
export const ToolBar = ({ onTool, ...props }: ToolProps & { onTool: (id: string | null) => void }) => {
  const { say } = useWords();
  const open = TOOLS.find(({ id }) => id === props.view.tool);
  return (
    <>
      <Toolbar className="controls tools" orientation="vertical" aria-label={say('tools.title')}>
        {TOOLS.map(({ id, icon, title }) => (
          <TooltipTrigger key={id} delay={500}>
            <ToggleButton
              className="icon-button"
              aria-label={say(title)}
              isSelected={open?.id === id}
              onChange={(isOn) => onTool(isOn ? id : null)}
            >
              <Icon name={icon} />
            </ToggleButton>
            <Tooltip className="tooltip" placement="start">
              {say(title)}
            </Tooltip>
          </TooltipTrigger>
        ))}
      </Toolbar>
      {open && (
        <section className="tool-card" aria-label={say(open.title)}>
          <header className="card-head">
            <h2>{say(open.title)}</h2>
            <IconButton icon="close" label={say('tools.close')} onPress={() => onTool(null)} />
          </header>
          <Suspense fallback={<Loading />}>
            <open.Card {...props} />
          </Suspense>
        </section>
      )}
    </>
  );
};
