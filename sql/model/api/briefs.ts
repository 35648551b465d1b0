import { z } from 'zod';
import { Language } from '../text.ts';

/** Years that a report can be of. */
export const ReportYear = z.coerce.number().int().min(1900).max(2200);

/** `POST /api/reports`: has the reports of a year made, in all languages. */
export const MakeReport = z.strictObject({ year: z.int().min(1900).max(2200) });
export type MakeReport = z.infer<typeof MakeReport>;

/** The jobs that make them, by language; null where one was under way already. */
export const ReportJobs = z.object({
  jobs: z.array(z.object({ language: Language, job: z.int().nullable() })),
});
export type ReportJobs = z.infer<typeof ReportJobs>;

/** `GET /api/reports`: reports that were made, newest years first. */
export const ReportList = z.object({
  reports: z.array(
    z.object({
      year: z.int(),
      language: Language,
      madeAt: z.iso.datetime({ offset: true }),
      pages: z.int(),
      bytes: z.int(),
      href: z.url(),
    }),
  ),
});
export type ReportList = z.infer<typeof ReportList>;
