import { type ReactNode, useEffect } from 'react';
import { Icon } from '../ui/icon.tsx';
import { fileName, type Sheet } from '../ui/take-along/sheet.ts';
import { TakeAlong } from '../ui/take-along/take-along.tsx';
import type { Asking, AskingBlock, Block, DataBlock, Given } from './block.ts';
import { embedAddress } from './embed.ts';

const Framed = ({
  block: { id, title, icon, span, keeps },
  given: { place, search, words },
  sheet,
  children,
}: {
  block: Block;
  given: Asking;
  sheet: Sheet | null;
  children: ReactNode;
}) => {
  const said = words.say(title);
  return (
    <section id={id} className="panel-card block" data-span={span} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>
          <Icon name={icon} />
          {said}
        </h2>
        {sheet && (
          <TakeAlong
            title={said}
            name={fileName(id, place)}
            sheet={sheet}
            link={`${window.location.pathname}${search && `?${search.replace(/^\?/, '')}`}#${id}`}
            embed={embedAddress(id, place, search, keeps)}
          />
        )}
      </header>
      {sheet && sheet.lead !== said && <p className="block-lead">{sheet.lead}</p>}
      {children}
    </section>
  );
};

const OfData = ({ block, given }: { block: DataBlock; given: Given }) => (
  <Framed block={block} given={given} sheet={block.useSheet(given)}>
    <block.Body {...given} />
  </Framed>
);

/** Is told of a block that asks for its own data whether it found any. */
export type OnThere = (block: string, isThere: boolean) => void;

/** A block that asks for its own data: nothing stands there where there is none. */
export const AskingFrame = ({
  block,
  given,
  onThere,
}: {
  block: AskingBlock;
  given: Asking;
  onThere?: OnThere | undefined;
}) => {
  const sheet = block.useSheet(given);
  const isThere = sheet !== null;
  useEffect(() => onThere?.(block.id, isThere), [onThere, block.id, isThere]);
  if (!sheet) return null;
  return (
    <Framed block={block} given={given} sheet={sheet}>
      <block.Body {...given} />
    </Framed>
  );
};

/** A block with its title, what it says first, and what it is taken along as. */
export const BlockFrame = ({ block, given, onThere }: { block: Block; given: Given; onThere: OnThere }) =>
  block.isAsking ? (
    <AskingFrame block={block} given={given} onThere={onThere} />
  ) : (
    <OfData block={block} given={given} />
  );
