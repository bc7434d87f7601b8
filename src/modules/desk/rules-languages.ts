/** Languages in which HR is asked: those of ISO 639-1 that an organisation meets most; a list, since rights and filters need words. */
export const languages = {
  ar: 'Arabic', bn: 'Bengali', bg: 'Bulgarian', zh: 'Chinese', hr: 'Croatian', cs: 'Czech', da: 'Danish', nl: 'Dutch', en: 'English', et: 'Estonian', fi: 'Finnish', fr: 'French', de: 'German', el: 'Greek', he: 'Hebrew', hi: 'Hindi', hu: 'Hungarian',
  id: 'Indonesian', ga: 'Irish', it: 'Italian', ja: 'Japanese', kn: 'Kannada', ko: 'Korean', lv: 'Latvian', lt: 'Lithuanian', ms: 'Malay', mt: 'Maltese', mr: 'Marathi', nb: 'Norwegian', fa: 'Persian', pl: 'Polish', pt: 'Portuguese', pa: 'Punjabi', ro: 'Romanian',
  ru: 'Russian', sk: 'Slovak', sl: 'Slovenian', es: 'Spanish', sv: 'Swedish', ta: 'Tamil', te: 'Telugu', th: 'Thai', tr: 'Turkish', uk: 'Ukrainian', ur: 'Urdu', vi: 'Vietnamese', cy: 'Welsh',
} as const
