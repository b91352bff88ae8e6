// Lints that keep the invariants of the interface: one door to the shell, no storage in the web view,
// no text outside the words, no inline style (the content security policy would drop it).
import pluginVue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const storage = 'Nothing is kept in the web view: drafts and preferences live in the encrypted database.'

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'dev/out', 'src/ipc/surface.ts'] },
  ...tseslint.configs.strict,
  ...pluginVue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] } },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'no-console': 'error',
      'no-undef': 'off', // the type checker knows better
      'no-eval': 'error',
      eqeqeq: 'error',
      'no-restricted-globals': [
        'error',
        { name: 'localStorage', message: storage },
        { name: 'sessionStorage', message: storage },
        { name: 'indexedDB', message: storage },
        { name: 'fetch', message: 'The interface speaks to the core through src/ipc only.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/ipc imports the shell.' }] },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'vue/no-bare-strings-in-template': ['error', { allowlist: ['·', '—', '–', '～', '~', '›', '✓', '✕', '#', '；', '，', '/', ':', '：', '(', ')', '（', '）', '、', '%', '+', '-', '−', '*', '×', '…', '→', '|', '&'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/multiline-html-element-content-newline': 'off',
    },
  },
  { files: ['src/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
)
