import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';

const Window = ({
  icon,
  label,
  title,
  children,
}: {
  icon: IconName;
  label: string;
  title: string;
  children: ReactNode;
}) => {
  const { say } = useWords();
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label={label}>
        <Icon name={icon} />
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            <Button slot="close" className="button">
              {say('about.close')}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
};

const embedCode = (address: string): string => {
  const url = new URL(address);
  url.pathname = '/embed';
  return `<iframe src="${url.href}" width="100%" height="480" loading="lazy" title="Biatouna"></iframe>`;
};

/** The link that restores what is seen, and the code that puts it on another page. */
export const Share = () => {
  const { say } = useWords();
  return (
    <Window icon="share" label={say('share.button')} title={say('share.title')}>
      <CopyText title={say('share.link')} text={window.location.href} />
      <CopyText title={say('share.embed')} text={embedCode(window.location.href)} />
    </Window>
  );
};

/** What this is, and where its data can be had. */
export const About = () => {
  const { say } = useWords();
  return (
    <Window icon="info" label={say('menu.about')} title={say('app.name')}>
      <p>{say('about.text')}</p>
      <p>
        {say('about.open')} <a href="/api">/api</a> · <a href="/api/openapi.json">OpenAPI</a>
      </p>
    </Window>
  );
};
