"""Style sheets and scripts of the theme, named after their content so that they cache for ever."""
