import type { CapAlert, CapArea, CapInfo, CapNamed, CapReference } from '../../../sql/model/cap.ts';
import { capTime } from './time.ts';
import { type Element, element, optional, xmlDocument } from './xml.ts';

const NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

/** Five places are a metre; a polygon of an area needs no more. */
const degrees = (value: number): string => String(Number(value.toFixed(5)));
const pair = ([longitude, latitude]: readonly [number, number]): string =>
  `${degrees(latitude)},${degrees(longitude)}`;

const named = (element_: string, { name, value }: CapNamed): Element =>
  element(element_, [element('valueName', name), element('value', value)]);

const area = ({ description, polygons, circles, geocodes }: CapArea): Element =>
  element('area', [
    element('areaDesc', description),
    ...polygons.map((ring) => element('polygon', ring.map(pair).join(' '))),
    ...circles.map(({ at, km }) => element('circle', `${pair(at)} ${km}`)),
    ...geocodes.map((code) => named('geocode', code)),
  ]);

/** The elements of `info` in the order of the schema. */
const info = (given: CapInfo, timeOf: (moment: string) => string): Element => {
  const moment = (name: string, at: string | undefined) => optional(name, at && timeOf(at));
  return element('info', [
    element('language', given.language),
    ...given.categories.map((category) => element('category', category)),
    element('event', given.event),
    ...given.responses.map((response) => element('responseType', response)),
    element('urgency', given.urgency),
    element('severity', given.severity),
    element('certainty', given.certainty),
    ...optional('audience', given.audience),
    ...given.eventCodes.map((code) => named('eventCode', code)),
    ...moment('effective', given.effective),
    ...moment('onset', given.onset),
    ...moment('expires', given.expires),
    ...optional('senderName', given.senderName),
    ...optional('headline', given.headline),
    ...optional('description', given.description),
    ...optional('instruction', given.instruction),
    ...optional('web', given.web),
    ...optional('contact', given.contact),
    ...given.parameters.map((parameter) => named('parameter', parameter)),
    ...given.areas.map(area),
  ]);
};

const referencesOf = (references: readonly CapReference[], timeOf: (moment: string) => string): string =>
  references.map(({ sender, identifier, sent }) => `${sender},${identifier},${timeOf(sent)}`).join(' ');

/**
 * An alert as a document of CAP 1.2, valid against the schema of OASIS. Moments are written as the clocks of a zone show
 * them; a reference must be written in the same zone as the message that it names, as readers compare texts.
 */
export const capDocument = (alert: CapAlert, timeZone: string): string => {
  const timeOf = (moment: string) => capTime(new Date(moment), timeZone);
  return xmlDocument(
    element(
      'alert',
      [
        element('identifier', alert.identifier),
        element('sender', alert.sender),
        element('sent', timeOf(alert.sent)),
        element('status', alert.status),
        element('msgType', alert.kind),
        ...optional('source', alert.source),
        element('scope', alert.scope),
        ...alert.codes.map((code) => element('code', code)),
        ...optional('note', alert.note),
        ...optional('references', referencesOf(alert.references, timeOf)),
        ...alert.infos.map((one) => info(one, timeOf)),
      ],
      { xmlns: NAMESPACE },
    ),
  );
};
