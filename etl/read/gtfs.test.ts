import { describe, expect, it } from 'vitest';
import { brief, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { zipOf } from './fixture/zip.ts';
import { read } from './index.ts';

const folder = useFolder();

const FEED: Record<string, string> = {
  agency: 'agency_id,agency_name\nT,Transtu\n',
  calendar_dates: 'service_id,date,exception_type\nX,20240101,1\n',
  calendar: 'service_id,monday\nS,1\n',
  routes: 'route_id,agency_id,route_short_name,route_type\nR1,T,20,3\nR2,T,21,3\nR3,NONE,22,3\nR4,T,23,3\n',
  trips:
    'route_id,service_id,trip_id,shape_id\nR1,S,t1,A\nR2,X,t2,A\nR1,S,t3,B\nR9,S,t4,A\nR4,Q,t5,\nR4,S,t6,\n',
  stops:
    '\ufeffstop_id,stop_name,stop_lat,stop_lon,parent_station\n' +
    's1,"تونس, البحرية",36.8,10.19,\ns2,Barcelone,36.79,10.18,s1\ns3,Perdu,,,\ns4,Loin,36.7,10.1,s9\ns5,Faux,x,10.1,\n',
  stop_times:
    'trip_id,arrival_time,stop_id,stop_sequence\nt1,25:10:00,s1,1\nt1,25:20:00,s7,2\nt9,08:00:00,s1,1\n',
  shapes:
    'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n' +
    'A,36.2,10.2,20\nB,35,9,1\nA,36.1,10.1,3\nB,35.1,9.1,2\nA,36.3,10.3,100\nC,34,8,1\nB,35,9,x\nB,,,4\n',
};

const feed = (changes: Record<string, string | undefined> = {}, prefix = '') => {
  const entries = Object.entries({ ...FEED, ...changes }).flatMap(([name, content]) =>
    content === undefined ? [] : [{ name: `${prefix}${name}.txt`, content }],
  );
  return folder.write('feed.zip', zipOf(entries));
};

describe('a feed', () => {
  it('gives its stops as points; those that point at nothing are problems', async () => {
    for (const path of [await feed(), await feed({}, 'gtfs/')]) {
      const { rows, problems } = await readAll(path);
      expect(rows.map(({ row, properties, geometry }) => [row, properties.stop_id, geometry])).toEqual([
        [2, 's1', { type: 'Point', coordinates: [10.19, 36.8] }],
        [3, 's2', { type: 'Point', coordinates: [10.18, 36.79] }],
        [4, 's3', null],
      ]);
      expect(rows[0]?.properties.stop_name).toBe('تونس, البحرية');
      expect(problems).toMatchObject([
        {
          row: 5,
          reason: 'dangling-reference',
          field: 'parent_station',
          value: 's9',
          detail: 'stops.txt',
          severity: 'reject',
        },
        { row: 6, reason: 'bad-coordinate', field: 'stop_lat', value: 'x' },
      ]);
    }
  });

  it('gives its shapes as lines, their points in the order of their numbers, with the routes along them', async () => {
    const { rows, problems } = await readAll(await feed(), { table: 'shapes' });
    expect(rows).toEqual([
      {
        kind: 'row',
        row: 2,
        properties: {
          shape_id: 'A',
          route_ids: 'R1;R2;R9',
          route_id: 'R1',
          agency_id: 'T',
          route_short_name: '20',
          route_type: '3',
        },
        geometry: {
          type: 'LineString',
          coordinates: [
            [10.1, 36.1],
            [10.2, 36.2],
            [10.3, 36.3],
          ],
        },
      },
      {
        kind: 'row',
        row: 3,
        properties: {
          shape_id: 'B',
          route_ids: 'R1',
          route_id: 'R1',
          agency_id: 'T',
          route_short_name: '20',
          route_type: '3',
        },
        geometry: {
          type: 'LineString',
          coordinates: [
            [9, 35],
            [9.1, 35.1],
          ],
        },
      },
    ]);
    expect(brief(problems)).toEqual([
      [8, 'not-a-number', 'shape_pt_sequence'],
      [9, 'missing-coordinates', null],
      [7, 'empty-geometry', 'shape_id'],
    ]);
  });

  it('gives its routes with the shapes of their trips', async () => {
    const { rows, problems } = await readAll(await feed(), { table: 'routes' });
    const a = [
      [10.1, 36.1],
      [10.2, 36.2],
      [10.3, 36.3],
    ];
    expect(rows.map(({ properties, geometry }) => [properties.route_id, geometry])).toEqual([
      [
        'R1',
        {
          type: 'MultiLineString',
          coordinates: [
            a,
            [
              [9, 35],
              [9.1, 35.1],
            ],
          ],
        },
      ],
      ['R2', { type: 'MultiLineString', coordinates: [a] }],
      ['R4', null],
    ]);
    expect(brief(problems)).toEqual([[4, 'dangling-reference', 'agency_id']]);
    const without = await readAll(await feed({ shapes: undefined }), { table: 'routes' });
    expect(without.rows.map(({ geometry }) => geometry)).toEqual([null, null, null]);
  });

  it('gives other tables, each with what points at nothing', async () => {
    const path = await feed();
    const times = await readAll(path, { table: 'stop_times' });
    expect(times.rows.map(({ properties }) => properties.arrival_time)).toEqual(['25:10:00']);
    expect(brief(times.problems)).toEqual([
      [3, 'dangling-reference', 'stop_id'],
      [4, 'dangling-reference', 'trip_id'],
    ]);
    const trips = await readAll(path, { table: 'trips' });
    expect(trips.rows.map(({ properties }) => properties.trip_id)).toEqual(['t1', 't2', 't3', 't6']);
    expect(trips.problems).toMatchObject([
      { row: 5, field: 'route_id', value: 'R9' },
      { row: 6, field: 'service_id', value: 'Q', detail: 'calendar.txt, calendar_dates.txt' },
    ]);
  });

  it('may be a folder, and its name need not tell', async () => {
    for (const [name, content] of Object.entries(FEED)) await folder.write(`feed/${name}.txt`, content);
    expect((await readAll(folder.path('feed'))).rows).toHaveLength(3);
    expect((await readAll(folder.path('feed'), { format: 'gtfs', table: 'shapes' })).rows).toHaveLength(2);
  });

  it('without the table that is asked for is refused', async () => {
    const path = await feed({ shapes: undefined });
    expect(await refusal(path, { table: 'shapes' })).toBe('ReadError: The feed has no table shapes.txt.');
    expect(await refusal(path, { table: '../../etc/passwd' })).toMatch(/^ReadError: The feed has no table/);
    const none = await folder.write('a.zip', zipOf([{ name: 'x.csv', content: 'a,b\n' }]));
    expect(await refusal(none, { format: 'gtfs' })).toBe(
      'ReadError: a.zip is no GTFS feed: it has no stops.txt.',
    );
  });

  it('leaves nothing behind, nor does a loop that is left', async () => {
    const path = await feed();
    const before = await openFiles();
    for (let round = 0; round < 3; round += 1)
      for await (const item of read(path)) if (item.kind === 'row') break;
    await readAll(path, { table: 'shapes' });
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
  });
});
