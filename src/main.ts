/** The same as `npm start`, for who starts the bot by hand. */
import './start.cjs';
