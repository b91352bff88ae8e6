// Tests begin with all words, as every page but the sign-in page does.
import { learn } from './all'

learn()
