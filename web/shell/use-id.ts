import { useParams } from 'wouter';

/** The part `:id` of the path as it was meant, whatever of it is escaped. */
export const useId = (): string => {
  const { id = '' } = useParams<{ id: string }>();
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};
