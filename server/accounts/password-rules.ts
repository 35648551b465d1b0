import { badParameter } from '../http/error.ts';

/** Whose password it is to be. */
export type Owner = { email: string; name: string };

let list: Promise<ReadonlySet<string>> | undefined;

/** Some fifty thousand passwords that people chose most. Read at the first choice of one: most servers' starts need it not. */
const commonest = (): Promise<ReadonlySet<string>> => {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return list;
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** `Password2024!` is `password` to whoever guesses: a year, some digits and marks at the ends are tried first. */
const withoutEnds = (password: string): string => password.replace(/^[^\p{L}]{1,6}|[^\p{L}]{1,6}$/gu, '');

/** `abcabcabcabc` is what it repeats. */
const repeated = (password: string): string => /^(.+?)\1+$/su.exec(password)?.[1] ?? password;

/** A password that repeats so few characters is one that is tried, whatever they are. */
const SHORTEST_REPEATED = 5;

const isCommon = async (password: string): Promise<boolean> => {
  const known = await commonest();
  const unit = repeated(password);
  return (
    unit.length < SHORTEST_REPEATED || [password, unit, withoutEnds(password)].some((text) => known.has(text))
  );
};

/** Her address, its parts, or her name, with no more than digits and marks around. */
const isPersonal = (password: string, { email, name }: Owner): boolean => {
  const address = folded(email);
  const own = [address, ...address.split('@'), folded(name), folded(name).replace(/\s+/g, '')];
  return [password, repeated(password), withoutEnds(password)].some((text) => own.includes(text));
};

/** Throws a 400 with the parameter `password` where it is one that is tried first. Its length the schema of the body has seen to. */
export const checkPassword = async (password: string, owner: Owner): Promise<void> => {
  const text = folded(password);
  if (isPersonal(text, owner)) throw badParameter('password', 'password-personal');
  if (await isCommon(text)) throw badParameter('password', 'password-common');
};
