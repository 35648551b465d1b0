/** Line icons on a grid of 24, drawn by us. `flip` mirrors those that point along the text in Arabic. */
const PATHS = {
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  users:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 13.6a6.5 6.5 0 0 1 4 5.9',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  key: 'M8.5 19a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM11 13l8-8M16 8l2.5 2.5M13.5 10.5l2 2',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  devices: 'M3 6h13v9H3zM7 19h5M18 9h3v10h-5v-2',
  shield: 'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zM9 12l2.2 2.2L15.2 10',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6zM4 17h16M10 20h4',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01',
  eye: 'M2.5 12c2.5-4.5 5.7-6.5 9.5-6.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5S5 16.5 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  eyeOff:
    'M4 4l16 16M6.5 7.200C5 8.300 3.600 9.900 2.5 12c2.5 4.5 5.7 6.5 9.5 6.5 1.7 0 3.200-.4 4.600-1.100M9.5 5.800c.8-.2 1.600-.3 2.5-.3 3.800 0 7 2 9.5 6.5-.6 1.100-1.300 2.100-2.100 2.900M9.900 9.900a3 3 0 0 0 4.200 4.200',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.200v.01',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
  close: 'M6 6l12 12M18 6 6 18',
  question: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.3 9.2a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3.9-1.3 2M12 16.8v.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  locate: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  home: 'M4 11 12 4l8 7M6 10v10h12V10',
  chevron: 'M9 6l6 6-6 6',
  back: 'M15 6l-6 6 6 6',
  chart: 'M4 4v16h16M7.5 15l4-5 3 3 5-7',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.01',
  share: 'M8 12v7h8v-7M12 15V4M8.5 7 12 3.5 15.5 7',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9',
  target: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  layers: 'M12 4 3 9l9 5 9-5zM4.5 13.5 12 17.5l7.5-4M4.5 17 12 21l7.5-4',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  check: 'M5 12.5 10 17l9-10',
  water: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z',
  air: 'M3 9h11a3 3 0 1 0-3-3M3 13h15a3 3 0 1 1-3 3M3 17h8',
  coast: 'M3 8c3 0 3 2 6 2s3-2 6-2 3 2 6 2M3 14c3 0 3 2 6 2s3-2 6-2 3 2 6 2',
  leaf: 'M5 19c0-9 5-14 15-14 0 10-5 15-13 15M5 21c1-5 4-8 8-10',
  factory: 'M4 20V9l5 3V9l5 3V4h5v16z',
  transport: 'M6 17V6h12v11zM6 12h12M8.5 20l1-3M15.5 20l-1-3',
  mine: 'M4 20 14 10M11 5c4 0 7 3 8 8M9 7l8 8',
  city: 'M4 20V10h6v10M10 20V4h9v16M13 8h3M13 12h3M13 16h3M6 14h2',
  climate: 'M12 4v9.5M9.5 14V6a2.5 2.5 0 0 1 5 0v8a4 4 0 1 1-5 0z',
  waste: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  ruler: 'M3 15.5 15.5 3 21 8.5 8.5 21zM7 11.5l2 2M10 8.5l2.5 2.5M13 5.5l2 2',
  swipe: 'M12 3v18M8 8l-4 4 4 4M16 8l4 4-4 4',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15 9.5v.01',
  map: 'M9 5 3 7v13l6-2 6 2 6-2V5l-6 2zM9 5v13M15 7v13',
} as const;
export type IconName = keyof typeof PATHS;

/** The icon that a theme names; one of ours when it names another. */
export const themeIcon = (name: string): IconName => (name in PATHS ? (name as IconName) : 'map');

export const Icon = ({ name, flip = false }: { name: IconName; flip?: boolean }) => (
  <svg className={flip ? 'icon icon-flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
