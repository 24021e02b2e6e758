import {
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Autocomplete,
  Menu,
  Modal,
  MultiSelect,
  NavLink,
  Notification,
  Select,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { iris, night } from './colours.ts';
import classes from './theme.module.css';

const sansSerif =
  '-apple-system, BlinkMacSystemFont, "SF Pro Text", Inter, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

/** A list of options scrolls itself and can be reached by the keyboard. */
const options = {
  defaultProps: {
    withScrollArea: false,
    comboboxProps: { shadow: 'md' },
    attributes: { options: { tabIndex: 0 } },
  },
  classNames: { options: classes.options ?? '' },
} as const;

const dialog = {
  centered: true,
  radius: 'lg',
  overlayProps: { backgroundOpacity: 0.35, blur: 2 },
  closeButtonProps: { 'aria-label': 'Close' },
} as const;

/** The look of the product on Mantine: one accent, quiet lines, named close buttons. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: 6,
  colors: { iris, dark: night },
  defaultRadius: 'md',
  fontFamily: sansSerif,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  headings: {
    fontFamily: sansSerif,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, classNames: { root: classes.button ?? '' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({
      ...options,
      defaultProps: { ...options.defaultProps, size: 'sm', allowDeselect: false },
    }),
    Autocomplete: Autocomplete.extend(options),
    MultiSelect: MultiSelect.extend(options),
    TagsInput: TagsInput.extend(options),
    Modal: Modal.extend({ defaultProps: dialog, classNames: { title: classes.dialogTitle ?? '' } }),
    Drawer: Drawer.extend({
      defaultProps: {
        position: 'right',
        size: 440,
        overlayProps: dialog.overlayProps,
        closeButtonProps: dialog.closeButtonProps,
      },
      classNames: { title: classes.dialogTitle ?? '' },
    }),
    // The placeholder is a focusable child of the menu that is no menu item.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md' } }),
    NavLink: NavLink.extend({ classNames: { root: classes.navLink ?? '', label: classes.navLabel ?? '' } }),
    Notification: Notification.extend({
      defaultProps: { radius: 'md', closeButtonProps: { 'aria-label': 'Dismiss' } },
      classNames: { root: classes.notification ?? '', description: classes.notificationWords ?? '' },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});
