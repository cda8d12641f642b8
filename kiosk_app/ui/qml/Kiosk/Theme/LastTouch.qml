pragma Singleton
import QtQml

// Where on the glass a button was touched last.
QtObject {
    signal made(real x, real y)
}
