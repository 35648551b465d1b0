import type { LayerLoads, WorkLayers } from '../../../sql/model/api/layers.ts';
import type { Problem } from '../../../sql/model/problem.ts';
import { ROLES, type Visibility } from '../../../sql/model/roles.ts';
import type { Words } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Tone } from '../parts/pill.tsx';

export type WorkLayer = WorkLayers['layers'][number];
export type Load = LayerLoads['loads'][number];

export const VISIBILITY_TITLES: Record<Visibility['kind'], { title: MessageKey; tone: Tone }> = {
  public: { title: 'layers.visible.public', tone: 'good' },
  roles: { title: 'layers.visible.roles', tone: 'warn' },
  draft: { title: 'layers.visible.draft', tone: 'plain' },
};

/** Who sees a layer, in a few words. */
export const seenBy = (visibility: Visibility, { say, text }: Words): string =>
  visibility.kind === 'roles'
    ? visibility.roles.map((role) => text(ROLES[role].title)).join(`${say('list.comma')} `)
    : say(visibility.kind === 'public' ? 'layers.seenByAll' : 'layers.seenByWorkers');

export const LOAD_TITLES: Record<Load['state'], { title: MessageKey; tone: Tone }> = {
  running: { title: 'loads.state.running', tone: 'busy' },
  published: { title: 'loads.state.published', tone: 'good' },
  unchanged: { title: 'loads.state.unchanged', tone: 'plain' },
  failed: { title: 'loads.state.failed', tone: 'bad' },
  interrupted: { title: 'loads.state.interrupted', tone: 'bad' },
};

export const SEVERITY_TITLES: Record<Problem['severity'], { title: MessageKey; tone: Tone }> = {
  reject: { title: 'problems.reject', tone: 'bad' },
  repair: { title: 'problems.repair', tone: 'warn' },
  warning: { title: 'problems.warning', tone: 'plain' },
};
