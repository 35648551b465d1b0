import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** A window over the page, that Escape and a click beside it close. `isAlert` asks before something that cannot be undone. */
export const Window = ({
  title,
  isAlert = false,
  onClose,
  children,
}: {
  title: string;
  isAlert?: boolean;
  onClose: () => void;
  children: ReactNode;
}) => (
  <ModalOverlay className="overlay" isOpen isDismissable={!isAlert} onOpenChange={(is) => !is && onClose()}>
    <Modal className="modal">
      <Dialog className="dialog" role={isAlert ? 'alertdialog' : 'dialog'}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
);
