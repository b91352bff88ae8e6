// Tests begin with all words, as every page but the sign-in page does.
import { allWords } from './index'

await allWords()
