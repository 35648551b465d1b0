import type { useWords } from '../../i18n/intl.tsx';
import type { Narrowing } from '../../office/parts/narrow.tsx';
import type { CaseDeclaration } from '../shapes.ts';

/**
 * What public cases are narrowed by where they are owed something: to those past their deadline. Nothing where nothing that is
 * published is owed anything: no deadline, or none that runs on once a case is published.
 */
export const overdueOf = (
  { clocks, states }: Pick<CaseDeclaration, 'clocks' | 'states'>,
  { say }: Pick<ReturnType<typeof useWords>, 'say'>,
): Narrowing<'overdue'>[] =>
  clocks.length > 0 && states.some(({ isPublic, kind }) => isPublic && kind !== 'closed')
    ? [
        {
          ...{ name: 'overdue', label: say('civic.clock'), all: say('civic.anyDeadline') },
          choices: [{ id: 'true', title: say('civic.pastDeadline') }],
        },
      ]
    : [];
