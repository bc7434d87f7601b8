import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { t } from './words.ts'

// Chosen by contrast, not by eye: shade 6 carries white text at 4.5 : 1 or more in every colour, shades 3 and 4 read on the dark body.
const teal: MantineColorsTuple = ['#eff9f7', '#dff2ee', '#b4e0d9', '#87cbc2', '#59b2a7', '#2d968b', '#0f766e', '#0c635c', '#0a514c', '#083d39']
const red: MantineColorsTuple = ['#fdf2f0', '#fce9e5', '#f4bcb4', '#ec998e', '#e57f72', '#d05245', '#b3382b', '#972c21', '#7a231a', '#5a1912']
const yellow: MantineColorsTuple = ['#fdf6e7', '#fbf0d8', '#f3d58d', '#e9bd56', '#dba62f', '#b9841a', '#8f6208', '#785205', '#604104', '#473003']
const green: MantineColorsTuple = ['#f0f8ee', '#e4f3e1', '#b9deb2', '#92c989', '#6cb162', '#4a9540', '#34762b', '#2a6222', '#224f1b', '#193b14']
const gray: MantineColorsTuple = ['#faf9f7', '#f4f2ef', '#eae7e3', '#dedad4', '#c9c4bc', '#928c83', '#66605a', '#54504a', '#3a3733', '#252320']
const dark: MantineColorsTuple = ['#dedbd6', '#c6c2bc', '#aaa59e', '#8b867f', '#4b4844', '#393633', '#2a2826', '#1e1c1b', '#171615', '#0f0e0e']

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 6 },
  colors: { teal, red, yellow, green, gray, dark },
  black: gray[9],
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600', textWrap: 'balance', sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem', lineHeight: '1.4' }, h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' }, h5: { fontSize: '0.875rem', lineHeight: '1.4' }, h6: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  shadows: { xs: 'none', sm: 'none', md: '0 4px 16px rgb(37 35 32 / 12%)', lg: '0 8px 28px rgb(37 35 32 / 16%)', xl: '0 16px 48px rgb(37 35 32 / 20%)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { fw: 500 } },
    // Its header is a banner to a screen reader otherwise, beside the frame's own.
    Modal: { defaultProps: () => ({ centered: true, overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 120 }, closeButtonProps: { 'aria-label': t('Close') }, attributes: { header: { role: 'none' } } }) },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', position: 'bottom-end', transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
})

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff', '--mantine-color-text': gray[9], '--mantine-color-dimmed': gray[6], '--mantine-color-placeholder': gray[6], '--mantine-color-error': red[6],
    '--surface-rail': gray[0], '--surface-sunken': gray[0], '--surface-hover': gray[1], '--line': gray[2], '--line-strong': gray[4], '--field-line': gray[5],
  },
  dark: {
    '--mantine-color-body': dark[7], '--mantine-color-text': dark[0], '--mantine-color-dimmed': dark[2], '--mantine-color-placeholder': dark[2], '--mantine-color-error': red[4],
    '--surface-rail': dark[8], '--surface-sunken': dark[8], '--surface-hover': dark[6], '--line': dark[5], '--line-strong': dark[4], '--field-line': dark[3],
  },
})
