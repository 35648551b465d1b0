import { Button } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { ActionButton } from '../../ui/action-button.tsx';

/** Brings the rows that follow, where there are more. */
export const More = ({
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}) => {
  const { say } = useWords();
  if (!hasNextPage) return null;
  return (
    <div className="list-foot">
      <ActionButton isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
        {say(isFetchingNextPage ? 'state.loading' : 'list.more')}
      </ActionButton>
    </div>
  );
};

/** Where one is among all rows, and the way to those before and after. `from` is how many lie before. */
export const Pager = ({
  from,
  shown,
  total,
  size,
  onGo,
}: {
  from: number;
  shown: number;
  total: number;
  size: number;
  onGo: (from: number) => void;
}) => {
  const { say, number } = useWords();
  return (
    <nav className="list-foot" aria-label={say('list.pages')}>
      <span className="muted" role="status">
        {say('list.range', { from: number(from + 1), to: number(from + shown), total: number(total) })}
      </span>
      {total > size && (
        <>
          <Button className="button" isDisabled={from === 0} onPress={() => onGo(Math.max(0, from - size))}>
            {say('list.before')}
          </Button>
          <Button className="button" isDisabled={from + shown >= total} onPress={() => onGo(from + size)}>
            {say('list.after')}
          </Button>
        </>
      )}
    </nav>
  );
};
