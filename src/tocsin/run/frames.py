"""Results as a data frame, for those who have pandas."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tocsin.errors import MissingPartError

if TYPE_CHECKING:
    from pandas import DataFrame


def to_frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> "DataFrame":
    """Give rows as a pandas data frame.

    Raises:
        MissingPartError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingPartError("pandas", "install it with: pip install 'tocsin[frames]'") from None
    return pd.DataFrame(list(rows), columns=columns)
