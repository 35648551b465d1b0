import { useState } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { type BriefOf, getBrief } from './get-brief.ts';

/** Files are kept by browsers for as long as their address is; a minute is enough to save one. */
const KEPT_MS = 60_000;

const save = (file: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
};

/** One click gives the two pages of a place or a theme, in the reader's language; where there are none it says why. */
export const BriefButton = ({ of }: { of: BriefOf }) => {
  const { say, language } = useWords();
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async () => {
    setIsMaking(true);
    setProblem(null);
    const got = await getBrief(of, language).catch(() => ({ problem: say('brief.away') }));
    setIsMaking(false);
    if ('problem' in got) setProblem(got.problem);
    else save(got.file, got.name);
  };
  return (
    <>
      <ActionButton onPress={() => void make()} isPending={isMaking}>
        <Icon name="file" />
        {say(isMaking ? 'brief.making' : 'brief.make')}
      </ActionButton>
      {problem && <span role="alert">{problem}</span>}
    </>
  );
};
