import { useParams } from 'wouter';

/** A part of the path (`:id`, or another) as it was meant, whatever of it is escaped. */
export const useId = (name = 'id'): string => {
  const { [name]: part = '' } = useParams<Record<string, string>>();
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
