import { type ThemeConfig } from 'antd';
import { dark, light, sans, type Tokens } from './tokens';

/** Ant Design in the console's colours. Red is not for forms: an error of a field is amber. */
function themeOf(colour: Tokens): ThemeConfig {
  return {
    hashed: false,
    token: {
      colorPrimary: colour.pineSolid,
      colorPrimaryHover: colour.pineSolid,
      colorPrimaryActive: colour.pineSolid,
      colorInfo: colour.pine,
      colorSuccess: colour.pine,
      colorLink: colour.pine,
      colorLinkHover: colour.pine,
      colorWarning: colour.amber,
      colorError: colour.amber,
      colorText: colour.ink,
      colorTextHeading: colour.ink,
      colorTextSecondary: colour.ink2,
      colorTextTertiary: colour.ink3,
      colorTextQuaternary: colour.ink3,
      colorTextDescription: colour.ink2,
      colorTextPlaceholder: colour.ink3,
      colorTextDisabled: colour.ink3,
      colorTextLightSolid: colour.onSolid,
      colorBorder: colour.line2,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorBgLayout: colour.paper,
      colorBgContainer: colour.paper,
      colorBgContainerDisabled: colour.ground,
      colorBgElevated: colour.paper,
      colorFillAlter: colour.ground,
      colorFillSecondary: colour.ground,
      colorFillTertiary: colour.ground,
      controlItemBgHover: colour.ground,
      controlItemBgActive: colour.quiet2,
      fontFamily: sans,
      fontSize: 15,
      fontSizeSM: 14,
      borderRadius: 4,
      controlHeight: 36,
      controlHeightLG: 48,
      boxShadow: '0 8px 24px rgba(0,0,0,.10)',
      motionDurationMid: '0.15s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        fontWeight: 400,
        defaultHoverColor: colour.pine,
        defaultHoverBorderColor: colour.pine,
      },
      Select: {
        optionSelectedBg: colour.quiet2,
        optionActiveBg: colour.ground,
        multipleItemBg: colour.ground,
        multipleItemBorderColor: colour.line,
      },
    },
  };
}

export const antdThemes = { light: themeOf(light), dark: themeOf(dark) };
