/** French `de` before a name of a place: `du Kef`, `d’Aïn Draham`, `de Nefza`; an Arabic h is sounded, so `de Hachana`. */
export const ofFrench = (name: string): string => {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[aeiouyàâéèêîïôûœ]/i.test(name) ? `d’${name}` : `de ${name}`;
};
