import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const harbour: MantineColorsTuple = ['#eaf4f5', '#d5e6e9', '#aaccd3', '#7db2bd', '#5a9dab', '#3f8b9a', '#24717f', '#14505c', '#0f424c', '#0a323a'];
const paper: MantineColorsTuple = ['#faf9f6', '#f4f2ec', '#e9e6dd', '#d9d5ca', '#b7b4aa', '#8d8e88', '#666c6c', '#4b5355', '#333b3e', '#1c2326'];
const night: MantineColorsTuple = ['#e6eaea', '#c3cbcd', '#9dabaf', '#708086', '#4a595f', '#334046', '#232d32', '#1a2226', '#12181b', '#0c1113'];
const brick: MantineColorsTuple = ['#fbeeec', '#f6dad6', '#eab3ac', '#de8b81', '#d3695c', '#c54f41', '#ad3a2d', '#932f24', '#77251c', '#591a13'];

/** Restraint on paper: warm neutrals, one harbour blue, serif only where a document speaks. */
export const theme = createTheme({
  colors: { harbour, gray: paper, dark: night, brick },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: "ui-sans-serif, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, 'Cascadia Mono', 'Noto Sans Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Modal: { styles: { content: { background: 'var(--surface)' }, header: { background: 'var(--surface)' }, title: { fontSize: '1rem', fontWeight: 650 } } },
  },
  shadows: { md: '0 1px 2px rgb(28 35 38 / 6%), 0 8px 24px rgb(28 35 38 / 10%)' },
});

/** The few colours that Mantine names itself, taken from ours. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf9f6', '--mantine-color-text': '#1c2326', '--mantine-color-dimmed': '#5a6365',
    '--mantine-color-default': '#ffffff', '--mantine-color-default-border': '#dcd8cd', '--mantine-color-placeholder': '#6b7273', '--mantine-color-error': '#a33226',
  },
  dark: {
    '--mantine-color-body': '#12181b', '--mantine-color-text': '#e6eaea', '--mantine-color-dimmed': '#a0adb1',
    '--mantine-color-default': '#1a2226', '--mantine-color-default-border': '#36444a', '--mantine-color-placeholder': '#8c9a9e', '--mantine-color-error': '#eb9a90',
  },
});
