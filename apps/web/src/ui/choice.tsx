import { NativeSelect } from '@mantine/core';

interface Option<V extends string> {
  value: V;
  label: string;
}

interface Props<V extends string> {
  /** What is chosen, for who hears it. */
  name: string;
  /** Stands for no choice. */
  any: string;
  data: readonly Option<V>[] | readonly { group: string; items: readonly Option<V>[] }[];
  value: V | null;
  onChange: (value: V | null) => void;
  className?: string;
}

/** One of a list or none, in the browser's own control: where many stand beside each other, a phone and a slow line are better served by it. */
export function Choice<V extends string>({ name, any, data, value, onChange, className }: Props<V>) {
  const options = data.flatMap((one): Option<V>[] => ('items' in one ? [...one.items] : [one]));
  return (
    <NativeSelect size="sm" className={className} aria-label={name} data-none={value === null || undefined} value={value ?? ''} onChange={(event) => onChange(options.find((one) => one.value === event.currentTarget.value)?.value ?? null)}>
      <option value="">{any}</option>
      {data.map((one) => ('items' in one ? <optgroup key={one.group} label={one.group}>{one.items.map((item) => <option key={item.value} value={item.value}>{item.label}</option>)}</optgroup> : <option key={one.value} value={one.value}>{one.label}</option>))}
    </NativeSelect>
  );
}
