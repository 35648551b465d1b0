import { Input, SearchField } from 'react-aria-components';
import type { LayerInfo } from '../../../sql/model/api.ts';
import type { Property } from '../../../sql/model/property.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SelectOne } from '../../ui/select.tsx';
import { DOWNLOADS, fileAddress, isNarrowed, type Wanted } from './address.ts';

const ALL = '-';

type Coded = Extract<Property, { type: 'string' }>;

/** The columns with a closed list of values. */
const codedOf = ({ layer }: LayerInfo): Coded[] =>
  layer.properties.flatMap((one) => (one.type === 'string' && (one.codes?.length ?? 0) > 1 ? [one] : []));

const CodeSelect = ({
  property,
  value,
  onChange,
}: {
  property: Coded;
  value: string | undefined;
  onChange: (value: string | null) => void;
}) => {
  const { say, text } = useWords();
  const title = text(property.title);
  const codes = property.codes ?? [];
  return (
    <SelectOne
      aria-label={say('table.only', { title })}
      choices={[
        { id: ALL, title: say('table.any', { title }), short: title },
        ...codes.map((code) => ({ id: code.value, title: text(code.title) })),
      ]}
      value={value ?? ALL}
      onChange={(key) => onChange(key === ALL ? null : key)}
    />
  );
};

const Downloads = ({ info, wanted }: { info: LayerInfo; wanted: Wanted }) => {
  const { say } = useWords();
  const label = say(isNarrowed(wanted) ? 'table.exportPart' : 'table.exportAll');
  return (
    <ul className="downloads" aria-label={label} title={label}>
      {DOWNLOADS.map((format) => (
        <li key={format}>
          <a className="chip" href={fileAddress(info, wanted, format)} download>
            {format}
          </a>
        </li>
      ))}
    </ul>
  );
};

type Props = {
  info: LayerInfo;
  /** Rows that are loaded, and all that the server found; null while it looks. */
  shown: number;
  total: number | null;
  query: string;
  wanted: Wanted;
  onQuery: (query: string) => void;
  onCode: (name: string, value: string | null) => void;
  onClose: () => void;
};

/** What stands above the rows: how many, what narrows them, and how to take them along. */
export const TableHead = ({ info, shown, total, query, wanted, onQuery, onCode, onClose }: Props) => {
  const { say, text, number } = useWords();
  const isSearchable = info.layer.properties.some(({ search }) => search);
  return (
    <header className="table-head">
      <h2>{text(info.layer.title)}</h2>
      <span className="muted" role="status">
        {total === null
          ? say('state.loading')
          : say('table.count', { shown: number(shown), total: number(total) })}
      </span>
      {isSearchable && (
        <SearchField
          className="tree-filter"
          value={query}
          onChange={onQuery}
          aria-label={say('table.filter')}
        >
          <Icon name="search" />
          <Input placeholder={say('table.filter')} />
        </SearchField>
      )}
      {codedOf(info).map((property) => (
        <CodeSelect
          key={property.name}
          property={property}
          value={wanted.codes[property.name]}
          onChange={(value) => onCode(property.name, value)}
        />
      ))}
      <Downloads info={info} wanted={wanted} />
      <IconButton icon="close" label={say('table.close')} onPress={onClose} />
    </header>
  );
};
