"""What scikit-learn's k-means comes to, for the scripts beside this one."""

from sklearn.cluster import KMeans


def k_means_case(features, rows):
    """From stated first centres, which are rows, without any chance; and the best of a hundred starts."""
    k = len(rows)
    model = KMeans(k, init=features[rows], n_init=1, tol=0, algorithm="lloyd").fit(features)
    best = KMeans(k, n_init=100, tol=0, random_state=0).fit(features)
    return {
        "k": k,
        "rows": rows,
        "centres": model.cluster_centers_.tolist(),
        "groups": model.labels_.tolist(),
        "inertia": float(model.inertia_),
        "bestInertia": float(best.inertia_),
    }
